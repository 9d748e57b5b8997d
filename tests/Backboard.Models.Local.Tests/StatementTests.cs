namespace Backboard.Models.Local.Tests;

public sealed class StatementTests
{
    [Theory]
    [InlineData("My favorite color is blue.", "your favorite color is blue")]
    [InlineData("I'm allergic to peanuts.", "you're allergic to peanuts")]
    [InlineData("I am allergic to shellfish", "you are allergic to shellfish")]
    [InlineData("My name is Sarah and I work as a software engineer at Google.", "your name is Sarah and you work as a software engineer at Google")]
    [InlineData("I was born in Lisbon, and my brother was born in Faro.", "you were born in Lisbon, and your brother was born in Faro")]
    [InlineData("I’ve never been to Japan!", "you’ve never been to Japan")]
    [InlineData("We moved our office to Graz last year.", "you moved your office to Graz last year")]
    [InlineData("The red bicycle is mine.", "the red bicycle is yours")]
    [InlineData("I taught myself to play the cello.", "you taught yourself to play the cello")]
    [InlineData("Please remember that my sister lives in Oslo.", "your sister lives in Oslo")]
    [InlineData("Hi there, I'm Tom.", "you're Tom")]
    [InlineData("Last week they promoted me to captain.", "last week they promoted you to captain")]
    [InlineData("Paris is where I feel at home.", "Paris is where you feel at home")]
    [InlineData("When I was ten, my parents bought me a piano.", "when you were ten, your parents bought you a piano")]
    [InlineData("I think you are kind and I like your humour.", "you think I am kind and you like my humour")]
    [InlineData("No dogs are allowed in my flat.", "no dogs are allowed in your flat")]
    public void Statements_are_acknowledged_in_the_second_person(string said, string expected) =>
        Assert.Equal($"Noted: {expected}.", Talk.Answer(said));

    [Fact]
    public void Each_statement_of_a_message_is_acknowledged() =>
        Assert.Equal("Noted: you have two cats; their names are Fig and Olive.", Talk.Answer("I have two cats. Their names are Fig and Olive."));

    [Theory]
    [InlineData("The meeting is on Friday.", "the meeting is on Friday")]
    [InlineData("Rex was a good dog.", "Rex was a good dog")]
    [InlineData("Day one: the secret is 17.", "Day one: the secret is 17")]
    [InlineData("Don't forget the number 42.", "the number 42")]
    [InlineData("The shop opens at eight.", "the shop opens at eight")]
    public void Statements_about_the_world_are_acknowledged_too(string said, string expected) =>
        Assert.Equal($"Noted: {expected}.", Talk.Answer(said));

    [Theory]
    [InlineData("Write a poem that I can read to my mother.")]
    [InlineData("Tell me a short story about a robot learning to paint.")]
    [InlineData("Hello! Tell me a fun fact about space.")]
    [InlineData("Can you help me?")]
    [InlineData("How do I install a printer?")]
    [InlineData("Translate my essay into French.")]
    [InlineData("What is the capital of Mongolia?")]
    [InlineData("Hello")]
    [InlineData("asdf qwer")]
    public void What_needs_a_language_model_is_declined_with_the_setting_that_adds_one(string said)
    {
        var answer = Talk.Answer(said);
        Assert.Contains("offline responder", answer, StringComparison.Ordinal);
        Assert.Contains("OPENAI_API_KEY", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_about_the_user_do_not_answer_unrelated_requests() =>
        Assert.Contains("offline responder", Talk.Recalling("- User is allergic to peanuts", "Tell me about Canada in detail."), StringComparison.Ordinal);
}
