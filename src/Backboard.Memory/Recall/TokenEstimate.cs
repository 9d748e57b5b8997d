namespace Backboard.Memory.Recall;

/// <summary>What a memory takes of a budget.</summary>
internal static class TokenEstimate
{
    private const int CharactersPerToken = 4;
    private const int Frame = 4;

    /// <summary>About four characters a token, and the line that carries them.</summary>
    public static int Of(string text) => ((text.Length + CharactersPerToken - 1) / CharactersPerToken) + Frame;
}
