using System.ComponentModel.DataAnnotations;
using Backboard.Models.Local;

namespace Backboard.Models.Catalogue;

/// <summary>Which models this server can ask (section <c>Models</c>).</summary>
public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>
    /// <c>provider/model</c> used when a request names neither. Its provider must be configured.
    /// Default: none, which means <c>openai/gpt-4o</c> where that exists, else the first configured provider's first model.
    /// </summary>
    public string? Default { get; set; }

    /// <summary>
    /// Names that clients send, as <c>provider/model</c>, to the <c>provider/model</c> that answers instead. Compared without case, applied
    /// once (an alias never leads to another). Default: none.
    /// </summary>
    public IDictionary<string, string> Aliases { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The built-in offline responder: <c>auto</c> answers every model name while no provider is configured, <c>on</c> only its own name,
    /// <c>off</c> never (without a provider the server is then not ready). Default: <c>auto</c>.
    /// </summary>
    [RegularExpression("auto|on|off", ErrorMessage = "Models__Local must be auto, on or off.")]
    public string Local { get; set; } = LocalMode.Auto;

    /// <summary>How the offline responder talks (section <c>Models:Local</c>).</summary>
    public LocalOptions LocalOptions { get; } = new();

    /// <summary>
    /// Providers by name (lower case letters, digits, <c>.</c>, <c>_</c>, <c>-</c>; not <c>local</c>), in the order in which they are preferred.
    /// <c>openai</c> and <c>anthropic</c> are also configured by <c>OPENAI_API_KEY</c>, <c>OPENAI_BASE_URL</c>, <c>ANTHROPIC_API_KEY</c>,
    /// <c>ANTHROPIC_BASE_URL</c> alone; what <c>Models__Providers__*</c> says goes first.
    /// </summary>
    public IDictionary<string, ProviderOptions> Providers { get; } =
        new OrderedDictionary<string, ProviderOptions>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The values of <see cref="ModelsOptions.Local"/>.</summary>
public static class LocalMode
{
    public const string Auto = "auto";
    public const string On = "on";
    public const string Off = "off";
}
