using System.Net.Http.Headers;
using System.Text;

namespace Backboard.Host.Tests.Documents;

public sealed class UploadRefusalTests(SharedFrontEnd shared) : IClassFixture<SharedFrontEnd>
{
    private const string Text = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\n\nhello";

    private FrontEnd Server => shared.Server;

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"other\"\n\nx", 422, "missing")]
    [InlineData("Content-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\n\nx", 422, "missing")]
    [InlineData("Content-Disposition: form-data; name=\"file\"\n\nx", 422, "file_type")]
    [InlineData(Text + "\n--\n" + Text, 422, "repeated_field")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\n\n", 400, "empty_file")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"\"\n\nx", 400, "bad_filename")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename*=klingon''a.txt\n\nx", 400, "bad_filename")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"a.exe\"\n\nx", 400, "unsupported_file_type")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"pdf\"\n\nx", 400, "unsupported_file_type")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\n\nnot a pdf", 400, "file_content")]
    [InlineData("Content-Disposition: form-data; filename=\"a.txt\"\n\nx", 400, "bad_form")]
    [InlineData("Content-Disposition: nonsense; ===\n\nx", 400, "bad_form")]
    [InlineData("X-Nothing: x\n\nx", 400, "bad_form")]
    public async Task A_form_that_is_no_upload_is_refused_and_leaves_nothing(string parts, int status, string code)
    {
        var path = await NewPath();

        var answer = await Server.Client.Post(path, Forms.Raw(parts));

        Assert.Equal((status, code), ((int)answer.Status, status == 422 ? answer["detail"][0].GetProperty("type").GetString() : answer["code"].GetString()));
        Assert.Empty(Server.Backends.Documents.All);
        Assert.Empty(Server.Backends.Documents.Read);
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_refused_and_leaves_nothing()
    {
        var answer = await Server.Client.Post(await NewPath(), Forms.Raw(Text + "\n--\nContent-Disposition: form-data; name=\"x\"\n\nx", ended: false));

        Assert.Equal((400, "bad_form"), ((int)answer.Status, answer["code"].GetString()));
        Assert.Empty(Server.Backends.Documents.All);
    }

    [Fact]
    public async Task An_unknown_type_is_told_which_there_are()
    {
        var detail = (await Server.Client.Post(await NewPath(), Forms.File(Forms.Bytes(5), "a.exe")))["detail"].GetString()!;

        Assert.Equal(DocumentTypes.All, detail[(detail.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(", "));
    }

    [Theory]
    [InlineData("application/json", "{}", 415)]
    [InlineData("application/x-www-form-urlencoded", "file=x", 415)]
    [InlineData("text/plain", "x", 415)]
    [InlineData(null, "x", 415)]
    [InlineData("multipart/form-data", "x", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", "x", 400)]
    [InlineData("multipart/form-data; boundary=x", "no boundary", 400)]
    [InlineData("multipart/form-data; boundary=x", "", 400)]
    public async Task Another_body_is_refused(string? type, string body, int status)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        var answer = await Server.Client.Post(await NewPath(), content);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(System.Text.Json.JsonValueKind.String, answer["detail"].ValueKind);
    }

    [Fact]
    public async Task A_bad_key_is_refused_before_anything_is_read()
    {
        var heads = Server.Backends.Sniffer.Heads.Count;

        var answer = await Server.Client.Post(await NewPath(), Forms.File(Forms.Bytes(5)), key: new string('k', 256));

        Assert.Equal((400, "bad_idempotency_key"), ((int)answer.Status, answer["code"].GetString()));
        Assert.Equal(heads, Server.Backends.Sniffer.Heads.Count);
    }

    private async Task<string> NewPath() => $"/api/assistants/{(await Server.NewAssistant()).AssistantId}/documents";
}
