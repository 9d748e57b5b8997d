namespace Backboard.Models.Catalogue;

/// <summary>The offline responder as a model among models.</summary>
internal static class LocalModel
{
    public const string Provider = "local";
    public const string Name = "backboard-local";

    public static ModelInfo Info { get; } = ModelFacts.All.Single(model => model.Provider == Provider);

    public static bool IsNamed(string? provider, string? model) =>
        (provider is null || provider.Equals(Provider, StringComparison.OrdinalIgnoreCase))
        && (model is null ? provider is not null : model.Equals(Name, StringComparison.OrdinalIgnoreCase)
            || (provider is null && model.Equals($"{Provider}/{Name}", StringComparison.OrdinalIgnoreCase)));
}
