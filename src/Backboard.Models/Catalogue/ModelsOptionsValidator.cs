using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Catalogue;

/// <summary>Refuses to start with settings that could only fail later; each message names the setting and what it must be.</summary>
internal sealed class ModelsOptionsValidator(IEnumerable<ProviderAdapter> adapters) : IValidateOptions<ModelsOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelsOptions options)
    {
        List<string> failures = [.. Annotations(options), .. Annotations(options.LocalOptions)];
        foreach (var (provider, settings) in options.Providers) failures.AddRange(Check(provider, settings));
        if (options.Default is { } model) failures.AddRange(CheckTarget("Models__Default", model, options));
        foreach (var (alias, target) in options.Aliases)
        {
            if (ModelName.Parse(alias) is null)
                failures.Add($"Models__Aliases__{alias}: the name that clients send must be provider/model.");
            failures.AddRange(CheckTarget($"Models__Aliases__{alias}", target, options));
        }
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Check(string name, ProviderOptions provider)
    {
        var setting = $"Models__Providers__{name}";
        foreach (var failure in Annotations(provider)) yield return $"{setting}: {failure}";
        if (name.Equals(LocalModel.Provider, StringComparison.OrdinalIgnoreCase))
            yield return $"{setting}: local is the built-in responder; choose another name.";
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            yield return $"{setting}: a provider's name is made of letters, digits, '.', '_' and '-'.";
        if (provider.Type is not (ProviderType.OpenAI or ProviderType.Anthropic) && !adapters.Any(adapter => adapter.Type == provider.Type.ToString()))
            yield return $"{setting}__Type is {provider.Type}, which this build does not serve: build it with -p:UseSemanticKernel=true.";
        if (provider is { ApiKey: null, BaseUrl: null })
            yield return $"{setting} needs __ApiKey, __BaseUrl, or both.";
        if (provider.BaseUrl is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return $"{setting}__BaseUrl must be an absolute http or https address.";
        if (provider.Models.Any(string.IsNullOrWhiteSpace))
            yield return $"{setting}__Models must not contain an empty name.";
    }

    private static IEnumerable<string> CheckTarget(string setting, string target, ModelsOptions options)
    {
        if (ModelName.Parse(target) is not { } parsed)
            yield return $"{setting} must be provider/model, such as openai/gpt-4o.";
        else if (LocalModel.IsNamed(parsed.Provider, null) && options.Local == LocalMode.Off)
            yield return $"{setting} names local, but Models__Local is off.";
        else if (!LocalModel.IsNamed(parsed.Provider, null) && options.Providers.Count > 0 && !options.Providers.ContainsKey(parsed.Provider))
            yield return $"{setting} names provider {parsed.Provider}, which is not configured (Models__Providers__{parsed.Provider}__ApiKey).";
    }

    private static IEnumerable<string> Annotations(object instance)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(instance, new ValidationContext(instance), results, validateAllProperties: true);
        return results.Select(result => result.ErrorMessage ?? result.ToString());
    }
}
