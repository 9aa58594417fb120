using Microsoft.Net.Http.Headers;

namespace SuperResolution.Samples.Web;

/// <summary>A format that results are sent in.</summary>
/// <param name="Name">What <c>?format=</c> calls it; also the extension of files.</param>
/// <param name="MediaType">What <c>Accept</c> and <c>Content-Type</c> call it.</param>
/// <param name="LongestSide">Pixels of the longest side that it holds.</param>
internal sealed record ResultFormat(string Name, string MediaType, int LongestSide)
{
    private static readonly ResultFormat s_png = new("png", "image/png", int.MaxValue);

    private static readonly ResultFormat[] s_all = [s_png, new("jpeg", "image/jpeg", 65535), new("webp", "image/webp", 16383)];

    /// <summary>The format that a request asks for: by <c>?format=</c>, else by <c>Accept</c>; null where it leaves the choice.</summary>
    /// <exception cref="RefusedException">It asks for others only: 406, or 400 for a <c>?format=</c> that is not known.</exception>
    public static ResultFormat? Asked(HttpRequest request)
    {
        if (request.Query.TryGetValue("format", out var name))
        {
            return Array.Find(s_all, format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new RefusedException(StatusCodes.Status400BadRequest, $"There is no format \"{name}\"; give one of {Names}.");
        }

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? accepted))
        {
            return null;
        }

        foreach (MediaTypeHeaderValue range in accepted.Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1))
        {
            if (range.MatchesAllTypes || range.MatchesAllSubTypes && range.Type.Equals("image", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (Array.Find(s_all, format => range.MediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase)) is { } format)
            {
                return format;
            }
        }

        throw new RefusedException(
            StatusCodes.Status406NotAcceptable, $"Results are {string.Join(", ", s_all.Select(format => format.MediaType))}; none of them is accepted.");
    }

    /// <summary>The format of a picture where results have it, else PNG.</summary>
    public static ResultFormat Of(string mediaType) => Array.Find(s_all, format => format.MediaType == mediaType) ?? s_png;

    /// <summary>Refuses a picture whose result it does not hold.</summary>
    /// <exception cref="RefusedException">It does not: 422.</exception>
    public void Require(long width, long height)
    {
        if (Math.Max(width, height) > LongestSide)
        {
            throw new RefusedException(
                StatusCodes.Status422UnprocessableEntity,
                $"The result has {width}×{height} pixels; {Name} holds at most {LongestSide} a side. Ask for another ?format=, such as png.");
        }
    }

    private static string Names => string.Join(", ", s_all.Select(format => format.Name));
}
