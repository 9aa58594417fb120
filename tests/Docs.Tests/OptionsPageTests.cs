using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;
using SuperResolution.Tests.Docs.Markdown;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Docs;

public partial class OptionsPageTests
{
    private static readonly MarkdownPage s_page = MarkdownPage.Read("docs/options.md");

    [Theory]
    [InlineData(typeof(UpscalerOptions))]
    [InlineData(typeof(CheckpointLimits))]
    [InlineData(typeof(UpscalerRegistration))]
    public void Every_option_is_on_the_page_with_its_default(Type type)
    {
        object defaults = Activator.CreateInstance(type)!;
        Assert.Equal(
            Options(type).Select(option => (option.Name, Default: Literal(option.GetValue(defaults)))).Order(),
            Rows(type).Select(row => (Name: Code(row[0]), Default: Code(row[1]))).Order());
    }

    [Theory]
    [InlineData(typeof(UpscalerOptions))]
    [InlineData(typeof(CheckpointLimits))]
    public void What_the_page_allows_is_allowed_and_the_next_number_is_not(Type type)
    {
        int checkedOptions = 0;
        foreach (string[] row in Rows(type))
        {
            PropertyInfo option = type.GetProperty(Code(row[0]))!;
            if (Range().Match(row[2]) is not { Success: true } range)
            {
                Assert.False(Underlying(option) == typeof(int) || Underlying(option) == typeof(long), $"{option.Name} has no range");
                continue;
            }

            checkedOptions++;
            long least = Number(range.Groups["least"].Value);
            Assert.Null(Fault(type, option, least));
            Assert.Contains(option.Name, Fault(type, option, least - 1), StringComparison.Ordinal);
            if (range.Groups["most"] is { Success: true, Value: { } most })
            {
                Assert.Null(Fault(type, option, Number(most)));
                Assert.Contains(option.Name, Fault(type, option, Number(most) + 1), StringComparison.Ordinal);
            }
        }

        Assert.NotEqual(0, checkedOptions);
    }

    [Theory]
    [InlineData(typeof(Precision))]
    [InlineData(typeof(AlphaMode))]
    public void Every_value_of_a_choice_is_on_the_page(Type type) => Assert.Equal(
        Enum.GetNames(type).Order(StringComparer.Ordinal), Rows(type).Select(row => Code(row[0])).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_notice_is_on_the_page_of_pictures() => Assert.Equal(
        Enum.GetNames<UpscaleNoticeKind>(),
        MarkdownPage.Read("docs/pictures.md").Tables.Single(table => table.Heading == "Notices").Rows.Select(row => Code(row[0])));

    private static IReadOnlyList<string[]> Rows(Type type) => Assert.Single(s_page.Tables, table => table.Heading == type.Name).Rows;

    private static PropertyInfo[] Options(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static Type Underlying(PropertyInfo option) => Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;

    /// <summary>What the library says about an option of some value, or null where it takes it.</summary>
    private static string? Fault(Type type, PropertyInfo option, long value)
    {
        object options = Activator.CreateInstance(type)!;
        if (value is > int.MaxValue or < int.MinValue && Underlying(option) == typeof(int))
        {
            return null;
        }

        option.SetValue(options, Convert.ChangeType(value, Underlying(option), CultureInfo.InvariantCulture));
        try
        {
            // Options are looked at first; then there is no such file.
            (options switch
            {
                UpscalerOptions upscaler => (Action)(() => Upscaler.Load("no file of weights", upscaler)),
                _ => () => Checkpoint.Read("no file of weights", (CheckpointLimits)options),
            })();
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        throw new InvalidOperationException("A file that does not exist was loaded.");
    }

    /// <summary>A value as C# writes it.</summary>
    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        Enum name => $"{name.GetType().Name}.{name}",
        IResampler resampler => nameof(KnownResamplers) + "." + Assert.Single(
            typeof(KnownResamplers).GetProperties(), known => Equals(known.GetValue(null), resampler)).Name,
        UpscalerOptions options when options == UpscalerOptions.Default => "UpscalerOptions.Default",
        CheckpointLimits limits when limits == CheckpointLimits.Default => "CheckpointLimits.Default",
        IFormattable number => number.ToString("#,0.###", CultureInfo.InvariantCulture).Replace(',', '_'),
        _ => throw new NotSupportedException($"How is a {value.GetType()} written on a page?"),
    };

    private static string Code(string cell) =>
        CodeSpan().Match(cell) is { Success: true } code ? code.Groups["code"].Value : throw new FormatException($"No `code` in the cell {cell}");

    private static long Number(string literal) => long.Parse(literal.Replace("_", ""), CultureInfo.InvariantCulture);

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(at least )?`(?<least>\d[\d_]*)`( to `(?<most>\d[\d_]*)`)?")]
    private static partial Regex Range();
}
