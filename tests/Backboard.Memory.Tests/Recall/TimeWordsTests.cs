using Backboard.Memory.Recall.Time;

namespace Backboard.Memory.Tests.Recall;

public sealed class TimeWordsTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateTimeOffset Now = new(2024, 5, 15, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("What did I eat today?", "2024-05-15", "2024-05-15")]
    [InlineData("yesterday", "2024-05-14", "2024-05-14")]
    [InlineData("the day before yesterday", "2024-05-13", "2024-05-13")]
    [InlineData("what happens tomorrow?", "2024-05-16", "2024-05-16")]
    [InlineData("last night", "2024-05-14", "2024-05-14")]
    [InlineData("last week", "2024-05-06", "2024-05-12")]
    [InlineData("this week", "2024-05-13", "2024-05-19")]
    [InlineData("next week", "2024-05-20", "2024-05-26")]
    [InlineData("last weekend", "2024-05-11", "2024-05-12")]
    [InlineData("last month", "2024-04-01", "2024-04-30")]
    [InlineData("last year", "2023-01-01", "2023-12-31")]
    [InlineData("last Friday", "2024-05-10", "2024-05-10")]
    [InlineData("last Wednesday", "2024-05-08", "2024-05-08")]
    [InlineData("on Monday", "2024-05-13", "2024-05-13")]
    [InlineData("next Monday", "2024-05-20", "2024-05-20")]
    [InlineData("3 days ago", "2024-05-12", "2024-05-12")]
    [InlineData("two weeks ago", "2024-04-28", "2024-05-04")]
    [InlineData("a couple of months ago", "2024-03-01", "2024-03-31")]
    [InlineData("two years ago", "2022-01-01", "2022-12-31")]
    [InlineData("in the past two weeks", "2024-05-01", "2024-05-15")]
    [InlineData("over the last few days", "2024-05-12", "2024-05-15")]
    [InlineData("in two days", "2024-05-17", "2024-05-17")]
    [InlineData("in May", "2024-05-01", "2024-05-31")]
    [InlineData("in May 2023", "2023-05-01", "2023-05-31")]
    [InlineData("in June", "2023-06-01", "2023-06-30")]
    [InlineData("September 2022", "2022-09-01", "2022-09-30")]
    [InlineData("on the 7th", "2024-05-07", "2024-05-07")]
    [InlineData("on the 20th", "2024-04-20", "2024-04-20")]
    [InlineData("on 7 May, 2023", "2023-05-07", "2023-05-07")]
    [InlineData("on May 7th", "2024-05-07", "2024-05-07")]
    [InlineData("the 3rd of June", "2023-06-03", "2023-06-03")]
    [InlineData("on 2023-11-02", "2023-11-02", "2023-11-02")]
    [InlineData("last summer", "2023-06-01", "2023-08-31")]
    [InlineData("in the winter of 2022", "2022-12-01", "2023-02-28")]
    [InlineData("in 2021", "2021-01-01", "2021-12-31")]
    public void Time_words_are_resolved_against_now(string question, string from, string to)
    {
        var range = Assert.Single(TimeWords.In(question, Now));

        Assert.Equal(new DayRange(DateOnly.Parse(from), DateOnly.Parse(to)), range);
    }

    [Theory]
    [InlineData("May I ask who you are?")]
    [InlineData("Did we march together?")]
    [InlineData("How many days are there in a week?")]
    [InlineData("I have 7 cats and two dogs")]
    [InlineData("What is the second law?")]
    [InlineData("on 31 February 2023")]
    [InlineData("99999999999 days ago")]
    [InlineData("")]
    public void Other_words_are_no_time(string question) =>
        Assert.DoesNotContain(TimeWords.In(question, Now), range => range.From == range.To);

    [Fact]
    public void The_ends_of_the_calendar_are_survived()
    {
        Assert.NotEmpty(TimeWords.In("last month and 100 years ago", DateTimeOffset.UnixEpoch));
        Assert.Empty(TimeWords.In("tomorrow and next year", DateTimeOffset.MaxValue));
        Assert.Empty(TimeWords.In("yesterday and last week and last summer", DateTimeOffset.MinValue));
    }
}
