namespace Backboard.Memory.Passages;

/// <summary>What counts how much.</summary>
internal static class PassageWeights
{
    /// <summary>What one occurrence counts by where it stands (BM25F): in the passage, in the headings above it, in its file's name.</summary>
    public const int InText = 4;
    public const int InHeading = 2;
    public const int InFilename = 1;

    /// <summary>BM25's saturation, in occurrences in the passage, and length normalization.</summary>
    public const double K1 = 2;
    public const double B = 0.75;

    /// <summary>The say of a provider's vectors beside the words, and the cosine from which one alone speaks for a passage.</summary>
    public const double ModelVectors = 1;
    public const double ModelCosineFloor = 0.3;

    /// <summary>Cosine of letters from which a term stands in for one that nothing has, and what it then counts.</summary>
    public const double NearFormFloor = 0.3;
    public const double NearForm = 0.5;
}
