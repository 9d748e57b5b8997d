namespace Backboard.Models.Local.Tests;

public sealed class SummaryTests
{
    private static readonly ChatMessage Order = new(ChatRole.System, "Summarise the conversation so far.");

    [Fact]
    public void The_engine_gets_the_users_statements_newest_first()
    {
        var reply = Talk.Reply([Order, .. Talk.Turns("My name is Ann.", "What is the time?", "I like pears.")]);
        Assert.Equal("- The user said: “I like pears.”\n- The user said: “My name is Ann.”", reply.Text);
    }

    [Fact]
    public void It_fits_whole_lines_into_the_tokens_allowed()
    {
        var reply = Talk.Reply([Order, .. Talk.Turns("My name is Ann.", "I like pears.")], new ChatOptions { MaxOutputTokens = 9 });
        Assert.Equal("- The user said: “I like pears.”", reply.Text);
    }

    [Fact]
    public void An_earlier_summary_is_carried_on()
    {
        var reply = Talk.Reply([Order, .. Talk.Turns("<summary>\n- The user said: “My cat is Fig.”\n</summary>\nI like pears.")]);
        Assert.Equal("- The user said: “I like pears.”\n- The user said: “My cat is Fig.”", reply.Text);
    }

    [Theory]
    [InlineData("Can you recap our conversation?")]
    [InlineData("Summarise what we discussed.")]
    [InlineData("Please sum up this chat")]
    public void A_user_gets_it_in_the_second_person(string asked) =>
        Assert.Equal("You told me you like pears. You also told me your name is Ann.", Talk.Answer("My name is Ann.", "I like pears.", asked));
}
