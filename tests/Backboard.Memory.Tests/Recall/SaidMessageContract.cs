namespace Backboard.Memory.Tests.Recall;

public sealed class SaidMessageContract
{
    private static readonly Guid Thread = RecallBook.Thread;

    [Fact]
    public void A_memory_is_found_by_the_words_of_the_message_it_was_said_in()
    {
        var book = Book();
        Assert.Empty(book.Ask("violin"));

        book.Index.Hear(new SaidMessage(Thread, 5, "The violin lessons paid off. I passed the exam."));

        Assert.Equal(["I passed the exam."], book.Ask("violin"));
    }

    [Fact]
    public void A_memory_is_found_by_the_question_that_it_answers()
    {
        var book = Book();
        book.Index.Hear(new SaidMessage(Thread, 4, "How did your driving go?"));
        Assert.Equal("I passed the exam.", book.Ask("driving")[0]);
    }

    [Fact]
    public void A_memorys_own_words_speak_louder()
    {
        var book = Book().With(Memory(3, "I play the violin.", 50));
        book.Index.Hear(new SaidMessage(Thread, 5, "The violin lessons paid off. I passed the exam."));
        Assert.Equal("I play the violin.", book.Ask("violin")[0]);
    }

    [Fact]
    public void What_was_said_is_never_returned_and_goes_with_the_last_memory_near_it()
    {
        var book = Book();
        book.Index.Hear(new SaidMessage(Thread, 5, "The violin lessons paid off."));
        book.Index.Remove(RecallBook.Id(1));
        Assert.Empty(book.Ask("violin lessons"));

        book.With(Memory(1, "I passed the exam.", 5));
        Assert.Empty(book.Ask("violin lessons"));
    }

    [Fact]
    public void A_new_vector_leaves_it_heard()
    {
        var book = Book();
        book.Index.Hear(new SaidMessage(Thread, 5, "The violin lessons paid off."));
        book.With(Memory(1, "I passed the exam.", 5));
        Assert.Equal(["I passed the exam."], book.Ask("violin"));
    }

    [Fact]
    public void Nothing_is_heard_where_no_memory_is()
    {
        var book = Book();
        book.Index.Hear(new SaidMessage(Thread, 90, "The violin lessons paid off."));
        book.With(Memory(3, "I moved house.", 90));
        Assert.Empty(book.Ask("violin"));
    }

    private static RecallBook Book() => new RecallBook().With(Memory(1, "I passed the exam.", 5)).With(RecallBook.Memory(200, "I own a bike."));

    private static MemoryRecord Memory(int number, string content, long seq) =>
        RecallBook.Memory(number, content) with { Source = RecallBook.Source(Thread, seq) };
}
