namespace Backboard.Host;

/// <summary>The catalogue of models that can be asked for.</summary>
internal static class ModelEndpoints
{
    private const string Llm = "llm";
    private const string Embedding = "embedding";
    private const int MaxLimit = 500;

    public static void MapModels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/models", List).WithSummary("List models");
        api.MapGet("/models/providers", (IModelCatalogue models) => Providers(models, Llm)).WithSummary("List providers");
        api.MapGet("/models/provider/{provider}", OfProvider).WithSummary("List a provider's models");
        api.MapGet("/models/thinking-metadata", ThinkingMetadata).WithSummary("Thinking controls of a model");
        api.MapGet("/models/embedding/all", Embeddings).WithSummary("List embedding models");
        api.MapGet("/models/embedding/providers", (IModelCatalogue models) => Providers(models, Embedding)).WithSummary("List embedding providers");
        api.MapGet("/models/embedding/{**name}", (string name, IModelCatalogue models) => Find(models, name, Embedding)).WithSummary("Get an embedding model");
        api.MapGet("/models/{**name}", (string name, IModelCatalogue models) => Find(models, name, type: null)).WithSummary("Get a model");
    }

    private static IResult List(HttpRequest request, IModelCatalogue models) =>
        Page(request, models.All, ModelFilter.Of(request));

    private static IResult OfProvider(HttpRequest request, string provider, IModelCatalogue models) =>
        Page(request, models.All.Where(m => Same(m.Provider, provider)), ModelFilter.Of(request) );

    private static IResult Embeddings(HttpRequest request, IModelCatalogue models) =>
        Page(request, models.All.Where(static m => m.Type == Embedding), ModelFilter.OfEmbeddings(request));

    private static IResult Page(HttpRequest request, IEnumerable<ModelInfo> models, Parsed<ModelFilter> filter)
    {
        var paging = Paging.Strict(request, MaxLimit);
        if ((paging.Refusal ?? filter.Refusal) is { } refusal)
            return refusal.ToHttp();
        var matches = models.Where(filter.Value!.Passes).ToList();
        IReadOnlyList<ModelInfo> page = [.. matches.Skip(paging.Value!.Skip).Take(paging.Value.Limit)];
        return JsonBody.Of((page, matches.Count), ModelWire.WriteList);
    }

    private static IResult Providers(IModelCatalogue models, string type) => JsonBody.Of(
        models.All.Where(m => m.Type == type).Select(static m => m.Provider).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray(),
        ModelWire.WriteProviders);

    private static IResult Find(IModelCatalogue models, string name, string? type)
    {
        var known = models.All.Where(m => type is null || m.Type == type);
        var model = known.FirstOrDefault(m => Same(m.Name, name)) ?? known.FirstOrDefault(m => Same($"{m.Provider}/{m.Name}", name));
        return model is null ? Error.NotFound("Model not found").ToHttp() : JsonBody.Of(model, ModelWire.Write);
    }

    private static IResult ThinkingMetadata(HttpRequest request, IModelCatalogue models)
    {
        var model = models.All.FirstOrDefault(m => Same(m.Provider, request.Query["provider"]) && Same(m.Name, request.Query["model"]));
        return model is null ? Error.NotFound("Model not found").ToHttp() : JsonBody.Of(model, static (json, found) =>
        {
            json.WriteStartObject();
            json.WriteString("provider"u8, found.Provider);
            json.WriteString("model"u8, found.Name);
            json.WriteBoolean("supported"u8, found.SupportsThinking);
            json.WriteStrings("allowed_fields"u8, found.SupportsThinking ? ["effort", "budget_tokens", "max_tokens", "exclude_reasoning"] : []);
            json.WriteBoolean("defaults_only"u8, value: false);
            json.WriteEndObject();
        });
    }

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
