namespace Backboard.Memory.Passages;

/// <summary>What counts how much. Few and round: tuned on abstracts, each checked on conversations cut into passages.</summary>
internal static class PassageWeights
{
    /// <summary>What one occurrence counts by where it stands (BM25F): in the passage, in the headings above it, in its file's name.</summary>
    public const int InText = 4;
    public const int InHeading = 2;
    public const int InFilename = 1;

    /// <summary>BM25's saturation, in occurrences in the passage, and length normalization.</summary>
    public const double K1 = 2;
    public const double B = 0.75;

    /// <summary>Two words of the question side by side, beside the words themselves.</summary>
    public const double Pair = 0.3;

    /// <summary>Relevance feedback: how many passages teach how many terms, how much more the better of them, and the say of what was learnt.</summary>
    public const int Teachers = 10;
    public const int LearntTerms = 60;
    public const double TeacherPower = 4;
    public const double Learnt = 0.5;

    /// <summary>How much of a passage's relevance is that of the passages most like it, and of how many.</summary>
    public const double Alike = 0.3;
    public const int AlikePassages = 5;

    /// <summary>What standing next to a passage counts, as a cosine.</summary>
    public const double Adjacent = 0.4;

    /// <summary>Cosine from which two passages differ in no telling word.</summary>
    public const double Same = 0.98;

    /// <summary>The say of a provider's vectors beside the words, and the cosine from which one alone speaks for a passage.</summary>
    public const double ModelVectors = 1;
    public const double ModelCosineFloor = 0.3;

    /// <summary>From how many shared runs of letters a term stands in for one that nothing has, and what it then counts.</summary>
    public const double NearFormFloor = 0.52;
    public const double NearForm = 0.6;
}
