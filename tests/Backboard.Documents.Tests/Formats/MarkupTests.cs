namespace Backboard.Documents.Tests.Formats;

public sealed class MarkupTests
{
    [Fact]
    public void Markdown_is_kept_as_written()
    {
        const string Text = "---\ntitle: T\n---\n\n# One *two*\n\n- a\n  - b\n\n> quoted\n\n```c\nint a;\n\n```\n\n| x | y |\n| - | - |\n| 1 | 2 |\n\nSetext\n------\n\n<b>raw</b> [link](http://x)\n";

        var reading = Reading.Of("md", Text);

        Assert.Equal(Text, reading.Text);
        Passages.Check(reading);
    }

    [Fact]
    public void A_number_sign_in_code_is_no_heading()
    {
        var reading = Reading.Of("md", $"# Real\n\n```sh\n# not one\necho 1\n```\n\n{new SampleProse(1).Paragraph()}\n");

        Assert.All(reading.Chunks, chunk => Assert.Equal("Real", chunk.Heading));
    }

    [Fact]
    public void HTML_is_read_as_a_browser_shows_it()
    {
        var reading = Reading.Of("html", """
            <title>Shop</title><nav><a href=/>Home</a></nav>
            <h2>Prices &amp; times</h2><p>First <b>bold</b>
            line<br>second<p>Next
            <ul><li>one<ul><li>inner</ul><li><p>two</p></ul>
            <table><caption>Fees</caption><tr><th>City<th>Fee<tr><td>Oslo<td>17</table>
            <pre>  kept
              as is</pre><script>hidden()</script><p hidden>never</p><!-- nor this -->
            """);

        Assert.Equal(
            "Shop\n\nHome\n\nPrices & times\n\nFirst bold line\nsecond\n\nNext\n- one\n- inner\n- two\n\nFees\n\n| City | Fee |\n| --- | --- |\n| Oslo | 17 |\n\n  kept\n  as is",
            reading.Text.TrimEnd());
        Assert.Equal("Shop › Prices & times", reading.ChunkWith("Oslo").Heading);
    }

    [Fact]
    public void A_page_nested_very_deep_is_read()
    {
        var reading = Reading.Of("html", string.Concat(Enumerable.Repeat("<div>", 5_000)) + "deep down");

        Assert.Equal("deep down", reading.Text.Trim());
    }

    [Fact]
    public void XML_gives_each_value_with_its_name()
    {
        var reading = Reading.Of("xml", """
            <!DOCTYPE catalog><catalog xmlns="urn:x"><book id="7" lang="en"><title>Deep Sea</title><price currency="EUR">12</price></book>
            <book><title>High Hills</title><text>Some <i>mixed</i> words.</text></book></catalog>
            """);

        Assert.Equal("book: id=7; lang=en\ntitle: Deep Sea\nprice: 12; currency=EUR\n\ntitle: High Hills\ntext: Some mixed words.", reading.Text);
    }

    [Fact]
    public void What_XML_asks_for_from_outside_is_not_fetched()
    {
        using var folder = new TempFolder();
        var secret = folder.Write("secret.txt", "canary"u8);

        var reading = Reading.Of("xml", $"<!DOCTYPE a [<!ENTITY b SYSTEM \"file://{secret}\">]><a>&b;</a>");

        Assert.NotNull(reading.Reason);
        Assert.DoesNotContain("canary", reading.Text + reading.Reason);
    }
}
