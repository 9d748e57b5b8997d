namespace Backboard.Memory.Tests.Passages;

/// <summary>What orders passages beyond their words alone.</summary>
public sealed class RelevanceTests
{
    [Fact]
    public void Words_that_stand_together_count_more_than_words_that_do_not()
    {
        var book = new PassageBook()
            .With(1, "The heat of the oil and the tanker transfer were delayed today in the harbour")
            .With(2, "The oil of the tanker and heat transfer were delayed today in the harbour");

        Assert.Equal("2/0", book.Ask("heat transfer")[0]);
    }

    [Fact]
    public void A_passage_without_the_questions_rare_word_is_found_by_what_goes_with_it()
    {
        var book = new PassageBook()
            .With(1, "Tachycardia: the pulse of the patient is rapid, the heart beats fast, monitor the patient")
            .With(2, "A rapid pulse and a heart that beats fast: monitor the patient at rest")
            .With(3, "The patient came by bus and paid the bill, the bus was late");
        for (var i = 10; i < 40; i++) book.With(i, $"Shelf {i} holds paint, nails and rope number {i}");

        Assert.Equal(["1/0", "2/0", "3/0"], book.Ask("patient with tachycardia"));
    }

    [Fact]
    public void One_that_alone_has_the_words_stays_first_among_many_that_are_alike()
    {
        var book = new PassageBook().With(0, "The code of the vault is 7391");
        for (var i = 1; i < 40; i++) book.With(i, $"The code of conduct says that the vault must be kept tidy by team {i} and team {i + 1}");

        Assert.Equal("0/0", book.Ask("What is the code of the vault 7391?")[0]);
    }

    [Fact]
    public void Passages_that_differ_in_no_telling_word_are_returned_once()
    {
        var text = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"clause{i}"));
        var book = new PassageBook().With(1, $"{text} the lessee pays").With(2, $"{text}, and so the lessee pays").With(3, $"{text} the lessor 4711 pays");

        Assert.Equal(2, book.Ask("clause7 clause8").Length);
    }

    [Fact]
    public void A_scope_that_covers_the_question_scores_higher_than_one_that_does_not()
    {
        var (knows, does_not) = (new PassageBook(), new PassageBook());
        for (var i = 0; i < 30; i++)
        {
            knows.With(i, $"Turbine {i} was serviced in May");
            does_not.With(i, $"Turbine {i} was serviced in May");
        }

        knows.With(90, "The turbine blade cracked because of vibration");

        var question = "Why did the turbine blade crack, vibration?";
        Assert.True(knows.Search(question)[0].Score > does_not.Search(question)[0].Score + 0.1);
    }

    [Fact]
    public void A_neighbour_of_what_bears_on_the_question_comes_before_a_stranger_that_says_as_much()
    {
        var book = new PassageBook()
            .With(1, "Boats pay a harbour tariff by length", "The tariff rises in summer", "Dogs are welcome")
            .With(2, "Stamps and coins", "The tariff rises in summer", "Cats are welcome")
            .With(3, "One more on nothing");

        var found = book.Ask("harbour tariff for boats");

        Assert.Equal("1/0", found[0]);
        Assert.Equal("1/1", found[1]);
    }
}
