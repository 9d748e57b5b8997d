namespace Backboard.Abstractions;

/// <summary>
/// A provider's fault, already told apart: how a client of an <see cref="IChatProvider"/> or an <see cref="IEmbeddingProvider"/> fails. The
/// gateway turns it into a <see cref="ModelFailed"/>.
/// </summary>
/// <param name="code">One of the codes below.</param>
/// <param name="message">For people; no keys, no bodies.</param>
/// <param name="isTransient">Whether the same request may succeed when sent again.</param>
/// <param name="retryAfter">How long the provider asks to wait, or null.</param>
/// <param name="inner">What it was told by, or null.</param>
public sealed class ProviderException(
    string code, string message, bool isTransient = false, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public const string Unavailable = "provider_unavailable";
    public const string RateLimited = "provider_rate_limited";
    public const string TimedOut = "provider_timeout";
    public const string BadResponse = "provider_bad_response";
    public const string Rejected = "provider_rejected";
    public const string Unauthorized = "provider_unauthorized";

    public string Code { get; } = code;

    public bool IsTransient { get; } = isTransient;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
