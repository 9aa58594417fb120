using System.Text.Json.Serialization;

namespace SuperResolution.Samples.Web;

/// <summary>What is done with a picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobState>))]
internal enum JobState
{
    /// <summary>No such picture is here: not yet, or no longer.</summary>
    Unknown,

    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>Its tiles are computed.</summary>
    Running,

    /// <summary>The result is written.</summary>
    Saving,
}
