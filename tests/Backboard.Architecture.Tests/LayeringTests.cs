using System.Xml.Linq;

namespace Backboard.Architecture.Tests;

/// <summary>Everyone may look down, nobody sideways, only the host sees everyone.</summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Backboard.LocalSilo"] = [],
        ["Backboard.Abstractions"] = ["Backboard.LocalSilo", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Orleans.Sdk"],
        ["Backboard.Grains"] = ["Backboard.Abstractions"],
        ["Backboard.Storage"] =
            ["Backboard.Abstractions", "Microsoft.Data.Sqlite.Core", "Npgsql", "SQLitePCLRaw.provider.e_sqlite3"],
        ["Backboard.Models"] = ["Backboard.Abstractions", "Anthropic", "OpenAI", "Polly.Core"],
        ["Backboard.Memory"] =
        [
            "Backboard.Abstractions", "AngleSharp", "CsvHelper", "DocumentFormat.OpenXml", "Markdig", "System.IO.Packaging",
            "System.Numerics.Tensors",
        ],
        ["Backboard.SemanticKernel"] =
        [
            "Backboard.Abstractions", "Microsoft.SemanticKernel.Core", "Microsoft.SemanticKernel.Connectors.AzureOpenAI",
            "Microsoft.SemanticKernel.Connectors.Google", "Microsoft.SemanticKernel.Connectors.HuggingFace",
            "Microsoft.SemanticKernel.Connectors.MistralAI", "Microsoft.SemanticKernel.Connectors.Ollama",
        ],
        ["Backboard.KernelMemory"] = ["Backboard.Abstractions", "Microsoft.KernelMemory.Core"],
        ["Backboard.Host"] =
        [
            "Backboard.KernelMemory", "Backboard.SemanticKernel", "Backboard.Abstractions", "Backboard.Grains", "Backboard.Storage", "Backboard.Models", "Backboard.Memory",
            "Microsoft.AspNetCore.OpenApi", "System.CommandLine", "Microsoft.Orleans.Server",
            "Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Connections.Security", "Microsoft.Orleans.Persistence.AdoNet",
        ],
    };

    public static TheoryData<string> Projects => [.. Source.Projects.Select(Source.NameOf)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_floor_allows(string project)
    {
        var file = Source.Projects.Single(path => Source.NameOf(path) == project);
        var references = XDocument.Load(file).Descendants()
            .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(element => element.Attribute("Include")!.Value)
            .Select(include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Source.NameOf(include) : include);

        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Every_source_project_has_a_floor() =>
        Assert.Equal(Allowed.Keys.Order(), Source.Projects.Select(Source.NameOf).Order());

    [Fact]
    public void Endpoints_know_no_grain_class_and_no_sql()
    {
        var endpoints = Source.Files("src/Backboard.Host").Where(file => file.Contains("Endpoints", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(endpoints);
        Assert.DoesNotContain(endpoints, file =>
        {
            var text = File.ReadAllText(file);
            return text.Contains("Backboard.Grains", StringComparison.Ordinal) || text.Contains("Backboard.Storage", StringComparison.Ordinal);
        });
    }
}
