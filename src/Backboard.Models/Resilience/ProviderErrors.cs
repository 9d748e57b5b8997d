using System.ClientModel;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Anthropic.Exceptions;

namespace Backboard.Models.Resilience;

/// <summary>The one place where what a provider does wrong gets its code.</summary>
internal static class ProviderErrors
{
    public static ProviderException BadResponse(string message, Exception? inner = null) => new(ProviderException.BadResponse, message, inner: inner);

    public static ProviderException Timeout(string message, Exception? inner = null) => new(ProviderException.TimedOut, message, inner: inner);

    /// <summary>For what a provider cannot be sent, known before it is asked.</summary>
    public static ProviderException Unsendable(string message) => new(ProviderException.Rejected, message);

    /// <summary>For a status that is not a success.</summary>
    public static ProviderException OfStatus(int status, RetryConditionHeaderValue? retryAfter, TimeProvider time) => status switch
    {
        401 or 403 => new(ProviderException.Unauthorized, $"The provider refused the key (HTTP {status})."),
        408 => Timeout("The provider gave up waiting (HTTP 408)."),
        429 => new(ProviderException.RateLimited, "The provider limits the rate of requests (HTTP 429).", isTransient: true, Wait(retryAfter, time)),
        500 or 502 or 503 or 504 or 529 => new(
            ProviderException.Unavailable, $"The provider failed (HTTP {status}).", isTransient: true, Wait(retryAfter, time)),
        > 500 => new(ProviderException.Unavailable, $"The provider failed (HTTP {status})."),
        >= 400 => new(ProviderException.Rejected, $"The provider rejected the request (HTTP {status})."),
        _ => BadResponse($"The provider answered with HTTP {status}; redirects are not followed."),
    };

    /// <summary>For an error that comes as an event inside a stream; the words are OpenAI's and Anthropic's.</summary>
    public static ProviderException OfEvent(string? kind) => kind switch
    {
        "rate_limit_error" or "rate_limit_exceeded" or "429" =>
            new(ProviderException.RateLimited, "The provider limits the rate of requests.", isTransient: true),
        "authentication_error" or "permission_error" or "invalid_api_key" or "401" or "403" =>
            new(ProviderException.Unauthorized, "The provider refused the key."),
        "invalid_request_error" or "not_found_error" or "request_too_large" or "400" or "404" or "413" =>
            new(ProviderException.Rejected, "The provider rejected the request."),
        _ => new(ProviderException.Unavailable, "The provider reported an error inside its stream.", isTransient: true),
    };

    /// <summary>What an exception of a client or its transport means; null for one that is no provider's fault.</summary>
    public static ProviderException? Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // Cancelled by us; what broke on the way is no fault.
            if (cause is OperationCanceledException { InnerException: not TimeoutException }) return null;
            if (Recognise(cause) is { } recognised) return recognised;
        }

        return exception is ClientResultException or AnthropicException
            ? BadResponse("The provider's answer could not be read.", exception)
            : null;
    }

    private static ProviderException? Recognise(Exception cause) => cause switch
    {
        ProviderException known => known,
        TimeoutException => Timeout("The provider could not be connected to in time.", cause),
        HttpRequestException { StatusCode: { } status } => OfStatus((int)status, null, TimeProvider.System),
        HttpRequestException or SocketException =>
            new(ProviderException.Unavailable, "The provider cannot be reached.", isTransient: true, inner: cause),
        IOException => BadResponse("The connection to the provider broke.", cause),
        JsonException => BadResponse("The provider sent something that is not JSON.", cause),
        _ => null,
    };

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }
}
