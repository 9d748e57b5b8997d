namespace Backboard.Models.Local.Tests;

/// <summary>Answers from memories as turns show them: the user's sentences, a model's, whole messages not read yet; cited or not.</summary>
public sealed class RememberedTests
{
    private const string Mark = "[memory:0199a0b0-0000-7000-8000-000000000001]";
    private const string Other = "[memory:0199a0b0-0000-7000-8000-000000000002]";
    private const string Heading = "Memories. Right after what rests on one, cite it by its mark, as in [memory:id]:";

    [Theory]
    [InlineData("I'm allergic to peanuts.", "Any dietary restrictions you remember?", "You told me you're allergic to peanuts.")]
    [InlineData("The user is allergic to peanuts.", "Any dietary restrictions you remember?", "You told me you are allergic to peanuts.")]
    [InlineData("I'm allergic to peanuts.", "Do you recall whether there's food I can't have?", "You told me you're allergic to peanuts.")]
    [InlineData("I can't eat gluten.", "What do you know about my diet?", "You told me you can't eat gluten.")]
    [InlineData("My daughter was born on 3 May 2019.", "Do I have kids?", "You told me your daughter was born on 3 May 2019.")]
    [InlineData("The user's daughter was born on 3 May 2019.", "Do I have kids?", "You told me your daughter was born on 3 May 2019.")]
    [InlineData("We moved to Lyon last spring.", "Which city am I in these days?", "You told me you moved to Lyon last spring.")]
    [InlineData("I work nights at the hospital.", "When am I free?", "You told me you work nights at the hospital.")]
    [InlineData("The user works nights at the hospital.", "When am I free?", "You told me you work nights at the hospital.")]
    [InlineData("Always answer me in French.", "What do you remember about me?", "You told me to always answer you in French.")]
    [InlineData("Please don't call me Robert.", "What do you remember about me?", "You told me not to call you Robert.")]
    [InlineData("Call me Bob.", "What do you remember about me?", "You told me to call you Bob.")]
    [InlineData("Never liked coffee.", "What do you remember about me?", "I remember: Never liked coffee.")]
    public void A_memory_answers_a_question_without_a_shared_word(string memory, string asked, string expected) =>
        Assert.Equal(expected, Talk.Recalling($"- {memory}", asked));

    [Theory]
    [InlineData("Hi there! I'm allergic to peanuts. What should I cook tonight?")]
    [InlineData("Good morning. Please remember that I'm allergic to peanuts. Thanks!")]
    [InlineData("What's for lunch? I'm allergic to peanuts.")]
    public void Of_a_message_not_read_yet_only_what_it_tells_is_told(string pending) =>
        Assert.Equal("You told me you're allergic to peanuts.", Talk.Recalling($"- {pending}", "Any dietary restrictions you remember?"));

    [Fact]
    public void A_question_that_was_not_read_yet_is_no_memory() => Assert.Equal(
        "You have not told me anything about that yet.", Talk.Recalling("- What's the weather like?", "Any dietary restrictions you remember?"));

    [Fact]
    public void A_memory_with_a_mark_is_cited_right_after_what_rests_on_it() => Assert.Equal(
        $"You told me you're allergic to peanuts. {Mark} You also told me your sister studies biology. {Other}",
        Talk.Recalling(
            $"{Heading}\n- {Mark} I'm allergic to peanuts.\n- {Other} The user's sister studies biology.", "What do you remember about me?"));

    [Fact]
    public void A_memory_not_read_yet_is_told_without_a_mark_beside_one_that_has() => Assert.Equal(
        $"You told me you're allergic to peanuts. {Mark} You also told me you play chess.",
        Talk.Recalling($"{Heading}\n- {Mark} I'm allergic to peanuts.\n- I play chess.", "Any dietary restrictions you remember?"));

    [Fact]
    public void A_memory_that_begins_with_a_bracket_is_no_document() => Assert.Equal(
        "You told me [note] your locker is 12.", Talk.Recalling("- [note] My locker is 12.", "Which locker do I have?"));

    [Fact]
    public void The_same_words_remembered_twice_are_told_once() => Assert.Equal(
        "You told me you play chess.", Talk.Recalling("- I play chess.\n- I play chess.", "What do you remember about me?"));
}
