using Backboard.Memory.Text;

namespace Backboard.Memory.Tests.Recall;

public sealed class EnglishStemmerTests
{
    /// <summary>From the published vocabulary of the Snowball English stemmer.</summary>
    [Theory]
    [InlineData("consign", "consign")]
    [InlineData("consigned", "consign")]
    [InlineData("consistency", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("consolidating", "consolid")]
    [InlineData("knavish", "knavish")]
    [InlineData("knightly", "knight")]
    [InlineData("knocking", "knock")]
    [InlineData("generously", "generous")]
    [InlineData("happiness", "happi")]
    [InlineData("hoping", "hope")]
    [InlineData("hopping", "hop")]
    [InlineData("relational", "relat")]
    [InlineData("dying", "die")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("agreed", "agre")]
    [InlineData("sky", "sky")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("controlling", "control")]
    [InlineData("geology", "geolog")]
    public void Endings_are_removed_as_published(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Theory]
    [InlineData("went", "going")]
    [InlineData("bought", "buys")]
    [InlineData("children", "child")]
    [InlineData("taught", "teaching")]
    public void Irregular_forms_meet_the_regular_ones(string irregular, string regular) =>
        Assert.Equal(Vocabulary.TermOf(regular), Vocabulary.TermOf(irregular));
}
