namespace Backboard.Models.Local.Tests;

public sealed class RecallTests
{
    [Theory]
    [InlineData("My favorite color is blue.", "What did I just tell you?", "You told me your favorite color is blue.")]
    [InlineData("My favorite color is blue.", "what is my favourite colour?", "You told me your favorite color is blue.")]
    [InlineData("I live in Porto.", "Do you remember where I live?", "You told me you live in Porto.")]
    [InlineData("I'm allergic to peanuts.", "Any dietary restrictions you remember?", "You told me you're allergic to peanuts.")]
    [InlineData("I'm allergic to peanuts.", "Do I have any allergies?", "You told me you're allergic to peanuts.")]
    [InlineData("We have three children.", "How many kids do we have?", "You told me you have three children.")]
    [InlineData("I was born in 1990.", "When was I born?", "You told me you were born in 1990.")]
    [InlineData("I bought a red car yesterday.", "what car did i buy", "You told me you bought a red car yesterday.")]
    [InlineData("My dog is called Rex.", "Tell me my dog's name.", "You told me your dog is called Rex.")]
    [InlineData("My dog is called Rex.", "Remind me what my dog is called", "You told me your dog is called Rex.")]
    [InlineData("I'm Sarah.", "Who am I?", "You told me you're Sarah.")]
    [InlineData("The train leaves at nine.", "What have I said so far?", "You told me the train leaves at nine.")]
    [InlineData("I play the violin.", "Which instrument was it that I mentioned earlier?", "You told me you play the violin.")]
    [InlineData("My meeting with Ana is on Friday.", "When is the meeting?", "You told me your meeting with Ana is on Friday.")]
    [InlineData("I park on level three.", "Can you recall my parking level?", "You told me you park on level three.")]
    [InlineData("I love hiking.", "Repeat what I told you, please.", "You told me you love hiking.")]
    [InlineData("I love hiking.", "What do you know about me?", "You told me you love hiking.")]
    [InlineData("I love hiking.", "what were we talking about?", "You told me you love hiking.")]
    public void Questions_are_answered_from_what_was_told(string told, string asked, string expected) =>
        Assert.Equal(expected, Talk.Answer(told, asked));

    [Fact]
    public void The_statement_that_bears_on_the_question_is_found_among_others() => Assert.Equal(
        "You told me your sister studies biology.",
        Talk.Answer("My sister studies biology.", "I like pears.", "My brother plays chess.", "I drive a van.", "What is it my sister is studying?"));

    [Fact]
    public void A_later_statement_comes_before_the_one_it_corrects() => Assert.StartsWith(
        "You told me your favorite color is green.",
        Talk.Answer("My favorite color is blue.", "Actually, my favorite color is green.", "What's my favourite color?"),
        StringComparison.Ordinal);

    [Fact]
    public void The_last_message_is_meant_by_just() => Assert.Equal(
        "You told me you like pears.", Talk.Answer("My name is Ann.", "I like pears.", "what did i just say?"));

    [Fact]
    public void The_first_message_is_meant_by_first() => Assert.Equal(
        "You told me your name is Ann.", Talk.Answer("My name is Ann.", "I like pears.", "What was the first thing I told you?"));

    [Fact]
    public void A_statement_in_the_same_message_answers_its_question() =>
        Assert.Equal("You told me your name is Ann.", Talk.Answer("My name is Ann. What is my name?"));

    [Fact]
    public void Nothing_told_is_said_to_be_nothing() => Assert.Equal("You have not told me anything about that yet.", Talk.Answer("What's my shoe size?"));

    [Theory]
    [InlineData("- User is allergic to peanuts", "Any dietary restrictions you remember?", "You told me you are allergic to peanuts.")]
    [InlineData("- I'm allergic to peanuts.", "Is there food I should avoid, as far as you remember?", "You told me you're allergic to peanuts.")]
    [InlineData("- The user's name is Sarah\n- The user works as an engineer", "What do you remember about me?", "You told me your name is Sarah. You also told me you work as an engineer.")]
    [InlineData("- User likes tea and has a dog that loves their sofa", "Tell me everything you know about me", "You told me you like tea and have a dog that loves your sofa.")]
    [InlineData("- Allergic to peanuts", "What do you know about me?", "I remember: Allergic to peanuts.")]
    [InlineData("What is remembered about the user:\n- User has two cats", "Do I own pets?", "You told me you have two cats.")]
    public void Recalled_memories_answer_even_without_a_shared_word(string recalled, string asked, string expected) =>
        Assert.Equal(expected, Talk.Recalling(recalled, asked));

    [Fact]
    public void The_memory_that_bears_on_the_question_comes_first() => Assert.StartsWith(
        "You told me your dog is called Rex.", Talk.Recalling("- User works at Google\n- User's dog is called Rex", "What is my dog called?"), StringComparison.Ordinal);

    [Fact]
    public void What_was_told_is_not_told_twice_when_it_is_recalled_too() => Assert.Equal(
        "You told me you're allergic to peanuts.",
        Talk.Recalling("- User is allergic to peanuts", "I'm allergic to peanuts.", "What am I allergic to?"));

    [Fact]
    public void My_last_question_and_your_last_answer_are_quoted()
    {
        ChatMessage[] history = [new(ChatRole.User, "What is the capital of Peru?"), new(ChatRole.Assistant, "It is Lima.")];
        Assert.Equal("You asked: “What is the capital of Peru?”", Talk.Reply([.. history, new(ChatRole.User, "What did I ask you before?")]).Text);
        Assert.Equal("I said: “It is Lima.”", Talk.Reply([.. history, new(ChatRole.User, "What did you just say?")]).Text);
    }

    [Fact]
    public void A_summary_of_older_turns_answers_like_the_turns_did() => Assert.Equal(
        "You told me your cat is called Fig.",
        Talk.Answer("<summary>\n- The user said: “My cat is called Fig.”\n</summary>\nThe weather was fine.", "What's my cat's name?"));
}
