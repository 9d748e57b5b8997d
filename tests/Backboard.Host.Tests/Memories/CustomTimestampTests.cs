using System.Globalization;

namespace Backboard.Host.Tests;

public sealed class CustomTimestampTests
{
    [Theory]
    [InlineData("2024-05-07", "2024-05-07T00:00:00.0000000")]
    [InlineData("2024-05-07T10:30", "2024-05-07T10:30:00.0000000")]
    [InlineData("2024-05-07T10:30:05", "2024-05-07T10:30:05.0000000")]
    [InlineData("2024-05-07 10:30:05", "2024-05-07T10:30:05.0000000")]
    [InlineData("2024-05-07T10:30:05Z", "2024-05-07T10:30:05.0000000")]
    [InlineData("2024-05-07T10:30:05.123456Z", "2024-05-07T10:30:05.1234560")]
    [InlineData("2024-05-07T10:30:05.123456789Z", "2024-05-07T10:30:05.1234567")]
    [InlineData("2024-05-07T00:30:00+02:00", "2024-05-06T22:30:00.0000000")]
    [InlineData("2024-05-07T23:30:00.5-05:30", "2024-05-08T05:00:00.5000000")]
    [InlineData(" 1900-01-01 ", "1900-01-01T00:00:00.0000000")]
    [InlineData("2200-12-31T23:59:59Z", "2200-12-31T23:59:59.0000000")]
    public void An_iso_time_is_read_as_utc(string text, string expected)
    {
        var time = CustomTimestamp.Parse(text);

        Assert.Equal(expected, time?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, time?.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2024")]
    [InlineData("2024-5-7")]
    [InlineData("2024-02-30")]
    [InlineData("07/05/2024")]
    [InlineData("1715078400")]
    [InlineData("2024-05-07T25:00")]
    [InlineData("2024-05-07T10:30:05+99:00")]
    [InlineData("1899-12-31T23:59:59Z")]
    [InlineData("2201-01-01")]
    public void Anything_else_is_no_time(string text) => Assert.Null(CustomTimestamp.Parse(text));

    [Theory]
    [InlineData(null, null)]
    [InlineData("{}", null)]
    [InlineData("""{"custom_timestamp":null}""", null)]
    [InlineData("""{"custom_timestamp":17}""", null)]
    [InlineData("""{"custom_timestamp":"soon"}""", null)]
    [InlineData("""{"a":1,"custom_timestamp":"2024-05-07"}""", 2024)]
    public void It_is_found_in_metadata(string? json, int? year) => Assert.Equal(year, CustomTimestamp.Read(json)?.Year);
}
