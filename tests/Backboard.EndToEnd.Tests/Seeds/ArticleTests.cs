using static Backboard.EndToEnd.Tests.Seeds.StatefulWithoutADatabase;

namespace Backboard.EndToEnd.Tests.Seeds;

/// <summary>The article's examples run as printed, offline.</summary>
public sealed class ArticleTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private const string Color = "My favorite color is blue.";
    private const string Question = "What did I just tell you?";

    [Fact]
    public async Task Fetch_remembers_the_previous_turn() =>
        Assert.Equal("You told me your favorite color is blue.", await Programs.JavaScriptAsync(FetchTwoTurns.At(server.Server)));

    [Fact]
    public async Task Curl_remembers_the_previous_turn()
    {
        var first = await Curl(CurlFirstMessage.At(server.Server));
        var second = await Curl(CurlContinue.At(server.Server, thread: first.Text("thread_id")!));

        Assert.Contains("blue", second.Text("content"), StringComparison.Ordinal);
        Assert.Equal(first.Text("thread_id"), second.Text("thread_id"));
    }

    [Fact]
    public async Task Fetch_with_memory_remembers_the_other_conversation()
    {
        var assistant = await server.Api.NewAssistant();
        var send = FetchTwoTurns[..FetchTwoTurns.IndexOf("const first", StringComparison.Ordinal)];
        var reply = await Programs.JavaScriptAsync((send + FetchTwoConversations).At(server.Server, assistant));

        Assert.Contains("peanuts", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_with_memory_remembers_the_other_thread_of_one_assistant()
    {
        var assistant = await server.Api.NewAssistant();
        var told = await Curl(CurlAllergic.At(server.Server, assistant));
        var reply = await Curl(CurlRestrictions.At(server.Server, assistant));

        Assert.NotEqual(told.Text("thread_id"), reply.Text("thread_id"));
        Assert.Equal((assistant, assistant), (told.Text("assistant_id"), reply.Text("assistant_id")));
        Assert.Equal("COMPLETED", reply.Text("status"));
        Assert.Contains("peanuts", reply.Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Python_send_message_remembers_the_previous_turn_in_json_and_as_a_form()
    {
        var first = (await server.Api.Post("threads/messages", new { content = Color, stream = false, memory = "off" })).Ok();
        var thread = first.Text("thread_id")!;
        var second = (await server.Api.Post("threads/messages", new { content = Question, thread_id = thread, stream = false })).Ok();
        Assert.Equal("You told me your favorite color is blue.", second.Text("content"));

        var form = (await server.Api.PostForm("threads/messages", ("content", Question), ("thread_id", thread), ("stream", "false"))).Ok();
        Assert.Contains("blue", form.Text("content"), StringComparison.Ordinal);
        Assert.Equal("local", form.Text("model_provider"));
    }

    [Fact]
    public async Task One_assistant_holds_the_threads_of_many_users_apart()
    {
        var assistant = await server.Api.NewAssistant();
        var anna = (await server.Api.Post("threads/messages", new { content = Color, assistant_id = assistant, user_id = "anna" })).Ok();
        var bob = (await server.Api.Post("threads/messages", new { content = Question, assistant_id = assistant, user_id = "bob" })).Ok();

        Assert.NotEqual(anna.Text("thread_id"), bob.Text("thread_id"));
        Assert.DoesNotContain("blue", bob.Text("content"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Curl(string commands)
    {
        // The transfer meter goes to the other output; the answer is one line of JSON.
        var output = await Programs.ShellAsync(commands);
        return JsonElement.Parse(output.Split('\n').Single(line => line.StartsWith('{')));
    }
}
