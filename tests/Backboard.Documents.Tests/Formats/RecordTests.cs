namespace Backboard.Documents.Tests.Formats;

public sealed class RecordTests
{
    [Theory]
    [InlineData("Name,City\nAnn,Oslo\nBob,\"Rome, Italy\"\n")]
    [InlineData("Name;City\r\nAnn;Oslo\r\nBob;\"Rome, Italy\"\r\n")]
    [InlineData("Name\tCity\nAnn\tOslo\nBob\tRome, Italy")]
    [InlineData("\uFEFFName|City\nAnn|Oslo\nBob|Rome, Italy")]
    public void CSV_gives_each_row_with_its_headers(string text)
    {
        Assert.Equal("Name: Ann; City: Oslo\nName: Bob; City: Rome, Italy", Reading.Of("csv", text).Text);
    }

    [Fact]
    public void A_CSV_of_numbers_alone_has_no_headers() => Assert.Equal("1; 2\n3; 4", Reading.Of("csv", "1,2\n3,4").Text);

    [Fact]
    public void Headers_alone_are_read() => Assert.Equal("Name; City", Reading.Of("csv", "Name,City\n").Text);

    [Fact]
    public void Line_breaks_in_a_field_do_not_end_the_row() => Assert.Equal("A: 1 2; B: 3", Reading.Of("csv", "A,B\n\"1\n2\",3").Text);

    [Fact]
    public void JSON_Lines_gives_each_line_as_a_record()
    {
        var reading = Reading.Of("jsonl", "{\"name\":\"Ann\",\"address\":{\"city\":\"Oslo\"},\"tags\":[\"a\",\"b\"]}\n\n{\"name\":\"Bob\",\"items\":[{\"n\":1}],\"none\":null}\n");

        Assert.Equal("name: Ann; address.city: Oslo; tags: a, b\nname: Bob; items[0].n: 1", reading.Text);
    }

    [Fact]
    public void A_broken_line_is_named() => Assert.StartsWith("Line 2 is no valid JSON", Reading.Of("jsonl", "{}\n{\"a\":\n").Reason);

    [Fact]
    public void A_list_in_JSON_gives_each_member_as_a_record() => Assert.Equal("a: 1\na: 2; b: x", Reading.Of("json", "[{\"a\":1},{\"a\":2,\"b\":\"x\"}]").Text);

    [Fact]
    public void A_large_object_in_JSON_is_read_by_its_members()
    {
        var servers = string.Join(',', Enumerable.Range(1, 60).Select(number => $"{{\"host\":\"h{number}\",\"port\":{8000 + number}}}"));

        var reading = Reading.Of("json", $"{{\"version\":2,\"servers\":[{servers}]}}");

        Assert.StartsWith("version: 2\n\nservers:\nhost: h1; port: 8001\n", reading.Text);
        Assert.Equal("servers", reading.ChunkWith("h60;").Heading);
    }

    [Fact]
    public void Half_a_character_in_JSON_is_no_reason_to_crash() => Assert.Contains("half a character", Reading.Of("json", "[\"\\ud83d\"]").Reason);
}
