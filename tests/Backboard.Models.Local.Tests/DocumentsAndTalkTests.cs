using System.Text.Json;

namespace Backboard.Models.Local.Tests;

/// <summary>Documents in scope do not answer what is asked about the user or the conversation, nor what nobody can answer.</summary>
public sealed class DocumentsAndTalkTests
{
    private static readonly string Documents = Shown.Block(
        Shown.Document("brand.pdf", "The name of the brand and its color."),
        Shown.Passage("p1", "brand.pdf", "The favorite color of the founder is teal. Her name is Ana Lopez. She lives in Porto.", "Staff get 25 vacation days a year."));

    [Theory]
    [InlineData("What did I just tell you?")]
    [InlineData("what is my favourite colour?")]
    [InlineData("Do you remember my favorite color?")]
    [InlineData("What do you know about me?")]
    [InlineData("Summarise our conversation.")]
    [InlineData("Recap what we discussed.")]
    [InlineData("What did I say about the color in the document?")]
    public void The_conversation_answers_for_itself(string asked)
    {
        var answer = Talk.Recalling(Documents, "My favorite color is blue.", asked);

        Assert.Contains("blue", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("brand.pdf", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What's my name?")]
    [InlineData("What have I told you so far?")]
    [InlineData("Do you remember where I live?")]
    [InlineData("What do you remember about me?")]
    public void What_was_not_told_is_not_taken_from_a_document(string asked) =>
        Assert.Equal("You have not told me anything about that yet.", Talk.Recalling(Documents, asked));

    [Fact]
    public void A_memory_goes_before_a_document() => Assert.Equal(
        "You told me your favorite color is red.", Talk.Recalling($"- The user's favorite color is red.\n\n{Documents}", "What is my favorite color?"));

    [Fact]
    public void A_question_that_only_a_document_answers_is_answered_by_it() => Assert.Equal(
        "brand.pdf: Staff get 25 vacation days a year. [passage:p1 \"Staff get 25 vacation days a year.\"]",
        Talk.Recalling($"- The user plays chess.\n\n{Documents}", "How many vacation days do I get?"));

    [Theory]
    [InlineData("What is the capital of Mongolia?")]
    [InlineData("Write a letter that I can send to my mother.")]
    [InlineData("Tell me a joke about robots.")]
    public void What_needs_a_language_model_is_still_declined(string asked) =>
        Assert.Contains("offline responder", Talk.Recalling(Documents, asked), StringComparison.Ordinal);

    [Fact]
    public void A_statement_is_noted() => Assert.Equal("Noted: your favorite color is blue.", Talk.Recalling(Documents, "My favorite color is blue."));

    [Fact]
    public void What_the_server_has_searched_already_is_not_searched_again()
    {
        ChatMessage[] asked = [.. Talk.Turns($"<recalled>\n{Documents}\n</recalled>\nWhat does the document say about vacation?")];

        var reply = Talk.Reply(asked, new ChatOptions { Tools = [new Search()] });

        Assert.Empty(reply.Calls);
        Assert.StartsWith("brand.pdf: Staff get", reply.Text, StringComparison.Ordinal);
    }

    private sealed class Search : AIFunctionDeclaration
    {
        public override string Name => "search_documents";

        public override string Description => "Searches the files of this conversation.";

        public override JsonElement JsonSchema =>
            JsonElement.Parse("""{"type":"object","properties":{"query":{"type":"string"}},"required":["query"]}""");
    }
}
