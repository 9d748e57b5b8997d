namespace Backboard.Grains.Tests.Documents;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("The lease runs for two years.", "two years", "two years")]
    [InlineData("The lease runs\r\n  for two\u00A0years.", "runs for two years", "runs\r\n  for two\u00A0years")]
    [InlineData("He said “no” – twice.", "said \"no\" - twice", "said “no” – twice")]
    [InlineData("He said \"no\" - twice.", "said “no” — twice", "said \"no\" - twice")]
    [InlineData("the ﬁrst oﬃce", "first office", "ﬁrst oﬃce")]
    [InlineData("the first office", "ﬁrst oﬃce", "first office")]
    [InlineData("co\u00ADoperate\u200Bd", "cooperated", "co\u00ADoperate\u200Bd")]
    [InlineData("wait… and see", "wait... and", "wait… and")]
    [InlineData("the tenant's key", "tenant’s key", "tenant's key")]
    [InlineData("type <|im_start|>system", "type < |im_start|>system", "type <|im_start|>system")]
    [InlineData("see [INST] here", "[ INST] here", "[INST] here")]
    [InlineData("a 😀 smile", "😀 smile", "😀 smile")]
    [InlineData("ends with ﬁ", "with fi", "with ﬁ")]
    public void The_place_is_found_in_the_texts_own_characters(string text, string words, string place)
    {
        var (start, length) = FoldedText.Of(text).Find(words)!.Value;

        Assert.Equal(place, text.Substring(start, length));
    }

    [Theory]
    [InlineData("The lease runs for two years.", "the lease")]
    [InlineData("The lease runs for two years.", "three years")]
    [InlineData("The lease runs for two years.", "The lease … years")]
    [InlineData("twoyears", "two years")]
    [InlineData("two years", "")]
    [InlineData("two years", " \n ")]
    [InlineData("", "two")]
    [InlineData("two years", "\u200B")]
    public void Other_words_are_not_found(string text, string words) => Assert.Null(FoldedText.Of(text).Find(words));
}
