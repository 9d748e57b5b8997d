namespace Backboard.Abstractions;

/// <summary>What a memory costs of a budget in tokens: models differ, so this is an estimate that all parts share.</summary>
public static class RecallBudget
{
    private const int CharactersPerToken = 4;
    private const int LineOverhead = 4;

    /// <summary>Tokens of one line, at least 5.</summary>
    public static int TokensOf(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken + LineOverhead;
}
