using Backboard.Models.Wire;

namespace Backboard.Models.Resilience;

/// <summary>Watches the bodies that clients of others read: what our own notice while reading, theirs may not.</summary>
internal sealed class StreamGuardHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var guarded = new StreamContent(new GuardedStream(body));
        foreach (var header in response.Content.Headers.NonValidated) guarded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = guarded;
        return response;
    }
}
