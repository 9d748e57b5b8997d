using Microsoft.AspNetCore.Http.Features;

namespace Backboard.Host;

/// <summary>Who asks: the tenant the key names.</summary>
internal sealed record Caller(string TenantId, string KeyId)
{
    /// <summary>Handlers take it as a parameter; the authentication middleware put it there.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<Caller>());

    public ThreadKey Thread(Guid id) => new(TenantId, id);

    public AssistantKey Assistant(Guid id) => new(TenantId, id);

    public DocumentKey Document(Guid id) => new(TenantId, id);
}
