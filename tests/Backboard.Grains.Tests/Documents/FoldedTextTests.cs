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
    [InlineData("twoyears or two years", "two", "two")]
    [InlineData("in 1893, 3 times", "3", "3")]
    [InlineData("It costs 4.17, not 4.", "4.", "4.")]
    [InlineData("東京の天気", "京の", "京の")]
    [InlineData("ที่กรุงเทพ", "กรุงเทพ", "กรุงเทพ")]
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
    [InlineData("in 1893", "in 189")]
    [InlineData("in 1893", "893")]
    [InlineData("unable to pay", "able to pay")]
    [InlineData("costs 4.17 crowns", "costs 4")]
    [InlineData("costs 4.17 crowns", "17 crowns")]
    [InlineData("costs 4,170 crowns", "170 crowns")]
    [InlineData("cafe\u0301 au lait", "cafe")]
    public void Other_words_are_not_found(string text, string words) => Assert.Null(FoldedText.Of(text).Find(words));
}
