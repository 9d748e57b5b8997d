using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>A plain page for whoever opens the address in a browser.</summary>
internal static class HomeEndpoints
{
    public static void MapHome(this IEndpointRouteBuilder app) =>
        app.MapGet("/", (HttpRequest request, ServerFacts facts, IOptions<AuthOptions> auth) =>
            Results.Text(Page(facts, $"{request.Scheme}://{request.Host}", auth.Value), "text/plain; charset=utf-8"))
            .ExcludeFromDescription();

    private static string Page(ServerFacts facts, string address, AuthOptions auth)
    {
        var key = auth.BootstrapKey is null ? $"$(cat {auth.KeyFile})" : "$BACKBOARD_API_KEY";
        return $$"""
            Backboard.Orleans

            silo    {{SiloHosting.Name}}
            store   {{facts.Store}}
            models  {{facts.Models}}
            key     {{facts.Key}}
            API     {{address}}/api, described at {{address}}/openapi/v1.json

            curl -s {{address}}/api/threads/messages -H "X-API-Key: {{key}}" \
              -H 'Content-Type: application/json' -d '{"content": "My favorite color is blue."}'

            curl -sN {{address}}/api/threads/messages -H "X-API-Key: {{key}}" \
              -H 'Content-Type: application/json' -d '{"content": "Hello", "stream": true}'

            """;
    }
}
