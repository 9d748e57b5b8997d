using Backboard.Memory.Extraction;

namespace Backboard.Memory.Tests.Extraction;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("I'm 5'10\" and my dog's bed is 30\" wide.", "")]
    [InlineData("It's the ‘90s that I’m from, and it’s fine.", "")]
    [InlineData("He \"said\" and \"wrote\" it.", "\"said\"|\"wrote\"")]
    [InlineData("An open \" mark here.\n\nAnd \"closed\" there.", "\"closed\"")]
    [InlineData("“One\nin two lines” and «deux»", "“One\nin two lines”|«deux»")]
    [InlineData("ja „so“ und 「こう」", "„so“|「こう」")]
    [InlineData("mine\n> theirs\nmine", "> theirs\n")]
    [InlineData("mine\n```c\ntheirs\n```\nmine", "```c\n|theirs\n|```\n")]
    public void What_is_quoted_is_found_and_apostrophes_and_inches_are_not(string text, string quoted) =>
        Assert.Equal(quoted, string.Join('|', Quotations.In(text).OrderBy(span => span.Start).Select(span => text.Substring(span.Start, span.Length))));

    [Theory]
    [InlineData("“")]
    [InlineData("“”")]
    [InlineData(" \"a")]
    [InlineData("‘’s")]
    [InlineData("\n>")]
    public void A_message_of_nothing_but_marks_is_read(string mark) =>
        Assert.All(Quotations.In(string.Concat(Enumerable.Repeat(mark, 60_000 / mark.Length))), span => Assert.InRange(span.Length, 1, 60_000));
}
