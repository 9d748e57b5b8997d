namespace Backboard.Models.Resilience;

/// <summary>Turns every status but a success into a typed error before an SDK sees it, so that both SDKs fail alike.</summary>
internal sealed class RefusalHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw ProviderErrors.OfStatus((int)response.StatusCode, response.Headers.RetryAfter, time);
    }
}
