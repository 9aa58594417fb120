namespace SuperResolution.Weights.Containers.Zip;

/// <summary>The checksum of zip entries (ISO 3309, reflected polynomial 0xEDB88320), eight bytes at a step.</summary>
internal static class Crc32
{
    private const int Slices = 8;
    private static readonly uint[][] Tables = MakeTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= Slices)
        {
            uint low = crc ^ BitConverter.ToUInt32(bytes);
            crc = Tables[7][low & 0xff] ^ Tables[6][(low >> 8) & 0xff] ^ Tables[5][(low >> 16) & 0xff] ^ Tables[4][low >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
            bytes = bytes[Slices..];
        }

        foreach (byte b in bytes)
        {
            crc = (crc >> 8) ^ Tables[0][(crc ^ b) & 0xff];
        }

        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = new uint[Slices][];
        for (int slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (uint b = 0; b < 256; b++)
            {
                uint crc = slice == 0 ? b : tables[slice - 1][b];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }

                tables[slice][b] = crc;
            }
        }

        return tables;
    }
}
