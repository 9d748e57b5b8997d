namespace Backboard.Grains.Tests.Documents;

public sealed class QuestionWordsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("What are the key points in the document?")]
    [InlineData("Summarize this PDF in 3 bullet points, please.")]
    [InlineData("What's it about?")]
    [InlineData("Can you give me an overview of the files I've uploaded?")]
    [InlineData("tl;dr of the attached report")]
    [InlineData("List the main topics of the second-to-last slides' text.", true)]
    [InlineData("Don’t you know what the paper says?")]
    [InlineData("Explain the whole spreadsheet to me in ten sentences")]
    [InlineData("What does the budget say about marketing?", true)]
    [InlineData("What are the key points on solvency in the document?", true)]
    [InlineData("Summarise chapter 4.2.1 of 1987", true)]
    [InlineData("Who is Ann?", true)]
    [InlineData("Was steht im Dokument?", true)]
    [InlineData("文件的要点是什么?", true)]
    public void A_word_to_look_for_is_told_from_words_that_ask_for_the_substance(string text, bool hasContent = false) =>
        Assert.Equal(hasContent, QuestionWords.HasContent(text));
}
