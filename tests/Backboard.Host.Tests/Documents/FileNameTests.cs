using System.Text;

namespace Backboard.Host.Tests.Documents;

public sealed class FileNameTests(SharedFrontEnd shared) : IClassFixture<SharedFrontEnd>
{
    [Theory]
    [InlineData("filename=\"plain.txt\"", "plain.txt")]
    [InlineData("filename=plain.txt", "plain.txt")]
    [InlineData("filename=\"with space; and semicolon.txt\"", "with space; and semicolon.txt")]
    [InlineData("filename=\"résumé 履歴書 😀.txt\"", "résumé 履歴書 😀.txt")]
    [InlineData("filename=\"x.txt\"; filename*=utf-8''r%C3%A9sum%C3%A9.txt", "résumé.txt")]
    [InlineData("filename*=UTF-8''%E2%82%AC%20rates.txt", "€ rates.txt")]
    [InlineData("filename=\"=?utf-8?B?csOpc3Vtw6kudHh0?=\"", "résumé.txt")]
    [InlineData("filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt")]
    [InlineData("filename=\"say %22hi%22.txt\"", "say \"hi\".txt")]
    [InlineData("filename=\"two%0D%0Alines.txt\"", "twolines.txt")]
    [InlineData("filename=\"../../etc/passwd.txt\"", "passwd.txt")]
    [InlineData("filename=\"C:\\fakepath\\report.txt\"", "report.txt")]
    [InlineData("filename*=utf-8''..%2F..%2Fsecret.txt", "secret.txt")]
    [InlineData("filename*=utf-8''%ED%A0%80half.txt", "\uFFFD\uFFFD\uFFFDhalf.txt")]
    [InlineData("filename*=utf-8''nul%00.txt", "nul.txt")]
    [InlineData("filename=\"  padded.txt  \"", "padded.txt")]
    public async Task Names_are_taken_as_clients_write_them(string disposition, string expected)
    {
        var path = $"/api/assistants/{(await shared.Server.NewAssistant()).AssistantId}/documents";

        var answer = (await shared.Server.Client.Post(path, Forms.Raw($"Content-Disposition: form-data; name=\"file\"; {disposition}\n\nhello"))).Ok();

        Assert.Equal(expected, answer["filename"].GetString());
    }

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("a\0b\u0001\u007f\u0085.txt", "ab.txt")]
    [InlineData("a\u2028b\u2029.txt", "ab.txt")]
    [InlineData("invoice\u202Etxt.exe", "invoicetxt.exe")]
    [InlineData("\uFEFFa.txt", "a.txt")]
    [InlineData("👩‍👩‍👧.txt", "👩‍👩‍👧.txt")]
    [InlineData("folder/", null)]
    [InlineData("..", null)]
    [InlineData(".", null)]
    [InlineData(" \t ", null)]
    [InlineData("\0", null)]
    [InlineData("", null)]
    public void What_no_name_should_hold_is_left_out(string given, string? expected) => Assert.Equal(expected, FileNames.Clean(given).Value);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("half \uFFFD.txt", FileNames.Clean($"half {(char)0xD83D}.txt").Value);

    [Theory]
    [InlineData(1, true)]
    [InlineData(254, true)]
    [InlineData(255, true)]
    [InlineData(256, false)]
    [InlineData(300, false)]
    public void A_name_has_at_most_255_characters(int length, bool isTaken)
    {
        var cleaned = FileNames.Clean("/very/long/folder/" + new string('n', length));

        Assert.Equal(isTaken, cleaned.IsOk);
        Assert.Equal(isTaken ? null : "bad_filename", cleaned.Error?.Code);
    }

    [Fact]
    public void Any_name_is_cleaned_or_refused()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var given = new StringBuilder();
            for (var left = random.Next(300); left > 0; left--)
                given.Append((char)(random.Next(4) == 0 ? random.Next(0xD700, 0xE100) : random.Next(4) == 0 ? "/\\\"%.2\0"[random.Next(7)] : random.Next(0x250)));

            if (FileNames.Clean(given.ToString()).Value is not { } name)
                continue;
            Assert.InRange(name.Length, 1, 255);
            Assert.DoesNotContain(name, static c => char.IsControl(c) || c is '/' or '\\');
            Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
        }
    }
}
