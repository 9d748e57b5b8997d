namespace Backboard.Abstractions;

/// <summary>Registered by an adapter for each provider type it serves, so that a configured type that nobody serves stops the start.</summary>
/// <param name="Type">As in <c>Models__Providers__NAME__Type</c>.</param>
public sealed record ProviderAdapter(string Type);
