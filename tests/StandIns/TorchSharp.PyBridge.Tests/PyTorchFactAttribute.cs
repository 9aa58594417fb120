namespace TorchSharp.PyBridge.Tests;

/// <summary>A test that runs PyTorch in Debian's Python and skips where the package python3-torch is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyTorchFactAttribute : FactAttribute
{
    private const string Package = "/usr/lib/python3/dist-packages/torch";

    public PyTorchFactAttribute()
    {
        if (!Directory.Exists(Package))
        {
            Skip = "needs PyTorch in /usr/bin/python3 (apt install python3-torch)";
        }
    }
}
