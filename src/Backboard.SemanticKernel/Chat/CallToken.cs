namespace Backboard.SemanticKernel.Chat;

/// <summary>
/// The token of the call in progress, for handlers below a client that does not hand it on while it reads. It flows with the call.
/// </summary>
internal static class CallToken
{
    private static readonly AsyncLocal<CancellationToken> Flowing = new();

    public static CancellationToken Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
