namespace Backboard.Memory.Recall;

/// <summary>What counts how much. Tuned on long two-person conversations, each value checked on each of them.</summary>
internal static class RecallWeights
{
    /// <summary>BM25's saturation and length normalization.</summary>
    public const double K1 = 0.5;
    public const double B = 0.5;

    /// <summary>A word in a message so many places away, against one in the entry itself.</summary>
    public static readonly double[] Neighbour = [0.5, 0.5, 0.25];

    /// <summary>What a word of nearly the same meaning counts.</summary>
    public const double NearTerm = 0.4;

    /// <summary>What a speaker's name counts among the question's words.</summary>
    public const double SpeakerTerm = 0.25;

    /// <summary>Share of the entries that a label must open before it is a speaker.</summary>
    public const double SpeakerShare = 0.02;

    /// <summary>What an entry gains whose speaker the question names.</summary>
    public const double SpeakerBoost = 0.6;

    /// <summary>What an entry gains that is of a day the question speaks of, and what it is worth without a shared word.</summary>
    public const double DayBoost = 0.75;
    public const double DayAlone = 0.15;

    /// <summary>What the newest entry gains, and the days after which half of that is left.</summary>
    public const double RecencyBoost = 0.03;
    public const double RecencyHalfLife = 30;

    /// <summary>The say of the vectors beside the words.</summary>
    public const double LocalVectors = 0.1;
    public const double ModelVectors = 1;

    /// <summary>Cosine from which a vector alone speaks for an entry.</summary>
    public const double LocalCosineFloor = 0.35;
    public const double ModelCosineFloor = 0.3;
}
