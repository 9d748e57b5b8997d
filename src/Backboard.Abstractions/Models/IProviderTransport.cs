namespace Backboard.Abstractions;

/// <summary>
/// HTTP to model providers, for adapters whose clients have rules of their own or none: every status but a success, an error inside a stream,
/// a body of more than 10 MB and text that is not UTF-8 are thrown as <see cref="ProviderException"/>; a redirect is not followed, so that
/// a key never leaves for another host.
/// </summary>
public interface IProviderTransport
{
    /// <summary>
    /// Shared by all and not to be disposed of. It sets no deadline but the one for connecting: the gateway has the others, and cancels.
    /// </summary>
    HttpMessageHandler Handler { get; }
}
