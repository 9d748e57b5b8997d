using Backboard.Memory.Text;

namespace Backboard.Memory.Tests.Recall;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("Crème brûlée À LA Zürich", "creme brulee a la zurich")]
    [InlineData("Łódź Český Ğüneş", "lodz cesky gunes")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("Tiếng Việt", "tieng viet")]
    [InlineData("Καλημέρα ΚΟΣΜΟΣ", "καλημερα κοσμοσ")]
    [InlineData("Москва", "москва")]
    [InlineData("Ann's dog isn't mine; I can’t", "ann dog isnt mine i cant")]
    [InlineData("東京都に", "東京 京都 都に")]
    [InlineData("猫", "猫")]
    [InlineData("I like 寿司!", "i like 寿司")]
    [InlineData("한국어", "한국 국어")]
    [InlineData("😀 ok", "ok")]
    [InlineData("\ud83d broken \udc00", "broken")]
    [InlineData("", "")]
    public void Words_are_folded_and_scripts_without_spaces_are_paired(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Split(text)));

    [Fact]
    public void A_word_knows_its_place_in_the_text()
    {
        var words = new WordReader("a  Crème b", stackalloc char[WordReader.MaxLength]);
        words.Next();
        words.Next();

        Assert.Equal((3, 8), (words.Start, words.End));
    }

    [Fact]
    public void A_word_without_end_is_cut() =>
        Assert.Equal(WordReader.MaxLength, Assert.Single(Split(new string('x', 10_000))).Length);

    private static List<string> Split(string text)
    {
        var found = new List<string>();
        var words = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (words.Next()) found.Add(words.Word.ToString());
        return found;
    }
}
