namespace Backboard.EndToEnd.Tests.Catalogue;

public sealed class ThreadListTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task Threads_are_listed_newest_first_and_paged()
    {
        var assistant = await Api.NewAssistant();
        var ids = new List<string>();
        for (var n = 0; n < 3; n++) ids.Insert(0, await Api.NewThread(assistant));

        Assert.Equal(ids, await Ids($"assistants/{assistant}/threads"));
        Assert.Equal(ids[1..], await Ids($"assistants/{assistant}/threads?skip=1&limit=999999"));
        Assert.Equal(ids[..1], await Ids($"assistants/{assistant}/threads?skip=-1&limit=-1"));
        Assert.Equal(ids, (await Ids("threads?limit=200")).Where(ids.Contains!));
    }

    [Fact]
    public async Task A_list_shows_messages_unless_it_shall_not_and_says_what_a_thread_began_with()
    {
        var assistant = await Api.NewAssistant();
        var thread = await Api.NewThread(assistant);
        (await Api.Say(thread, "My name is Sarah.")).Ok();

        var full = (await Api.Get($"assistants/{assistant}/threads")).Ok().Json[0];
        Assert.Equal(2, full.GetProperty("messages").GetArrayLength());
        Assert.Equal((2, "My name is Sarah."), (full.GetProperty("message_count").GetInt32(), full.Text("first_user_message")));
        var light = (await Api.Get($"assistants/{assistant}/threads?include_messages=false")).Ok().Json[0];
        Assert.Empty(light.GetProperty("messages").EnumerateArray());
    }

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("", null)]
    [InlineData("", "application/x-www-form-urlencoded")]
    public async Task An_empty_body_is_enough_to_create_a_thread(string body, string? type)
    {
        var answer = await Api.Send(HttpMethod.Post, $"assistants/{await Api.NewAssistant()}/threads", Bodies.Raw([.. body.Select(c => (byte)c)], type));
        Assert.True(Guid.TryParse(answer.Ok().Text("thread_id"), out _));
    }

    private async Task<IEnumerable<string?>> Ids(string path) =>
        (await Api.Get(path)).Ok().Json.EnumerateArray().Select(thread => thread.Text("thread_id"));
}
