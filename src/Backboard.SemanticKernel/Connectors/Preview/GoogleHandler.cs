using System.Text;
using System.Text.Json.Nodes;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Sends the connector's requests where the settings say, with the parts that it could not be given.</summary>
internal sealed class GoogleHandler(HttpMessageHandler shared, Uri? baseUrl) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _shared = new(shared, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (baseUrl is not null)
        {
            request.RequestUri = new UriBuilder(baseUrl)
            {
                Path = baseUrl.AbsolutePath.TrimEnd('/') + request.RequestUri!.AbsolutePath,
                Query = request.RequestUri.Query,
            }.Uri;
        }

        if (request.Content is not null)
        {
            var body = JsonNode.Parse(await request.Content.ReadAsByteArrayAsync(cancellationToken));
            GoogleParts.Reveal(body);
            request.Content = new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json");
        }

        return await _shared.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _shared.Dispose();
        base.Dispose(disposing);
    }
}
