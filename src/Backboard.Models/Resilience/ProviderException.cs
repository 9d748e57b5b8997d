namespace Backboard.Models.Resilience;

/// <summary>A provider's fault, already told apart. Stays inside this project: the gateway turns it into a <c>ModelFailed</c>.</summary>
/// <param name="code">A code of <see cref="ProviderErrors"/>.</param>
/// <param name="message">For people; no keys, no bodies.</param>
/// <param name="isTransient">Whether the same request may succeed when sent again.</param>
/// <param name="retryAfter">How long the provider asks to wait, or null.</param>
internal sealed class ProviderException(
    string code, string message, bool isTransient = false, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public string Code { get; } = code;

    public bool IsTransient { get; } = isTransient;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
