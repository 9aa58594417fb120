namespace SuperResolution.Weights;

/// <summary>In which form a file of weights is written.</summary>
public enum CheckpointFormat
{
    /// <summary>PyTorch's archive since 1.6: a zip with a pickle and one entry for each storage (.pth, .pt, .pth.tar).</summary>
    PyTorchZip,

    /// <summary>PyTorch's form before 1.6: several pickles in a row, then the storages.</summary>
    PyTorchLegacy,

    /// <summary>Hugging Face's safetensors: a JSON header, then the bytes of the tensors.</summary>
    Safetensors,
}
