namespace Backboard.Memory.Tests.Recall;

public sealed class SpeakerTests
{
    private static readonly Guid Thread = RecallBook.Thread;

    [Fact]
    public void Who_says_it_is_told_by_the_message()
    {
        var book = new RecallBook().With(Memory(1, "I passed the exam.", 5)).With(Memory(3, "I passed the exam in May.", 50));
        book.Index.Hear(new SaidMessage(Thread, 5, "Ann: Good news. I passed the exam."));
        book.Index.Hear(new SaidMessage(Thread, 50, "Bob: Good news. I passed the exam in May."));
        book.Index.Hear(new SaidMessage(Thread, 49, "Ann: And you?"));
        book.Index.Hear(new SaidMessage(Thread, 4, "Bob: And you?"));
        Assert.Equal("I passed the exam in May.", book.Ask("Which exam did Bob pass?")[0]);
    }

    private static MemoryRecord Memory(int number, string content, long seq) =>
        RecallBook.Memory(number, content) with { Source = RecallBook.Source(Thread, seq) };
}
