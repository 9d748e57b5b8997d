namespace Backboard.Grains;

internal static class ConfiguredModel
{
    /// <summary>The model of a setting, <c>provider/model</c> or a model's name alone; null where nobody serves it.</summary>
    public static ModelInfo? Find(this IModelCatalogue catalogue, string setting)
    {
        var slash = setting.IndexOf('/');
        return catalogue.Resolve(slash > 0 ? setting[..slash] : null, setting[(slash + 1)..]).Value;
    }
}
