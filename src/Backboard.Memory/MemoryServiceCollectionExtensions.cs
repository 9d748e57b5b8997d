using Backboard.Memory.Extraction;
using Backboard.Memory.Extraction.Rules;
using Backboard.Memory.ParserProcess;
using Backboard.Memory.Parsing.Sniffing;
using Backboard.Memory.Passages;
using Backboard.Memory.Recall;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Backboard.Memory;

public static class MemoryServiceCollectionExtensions
{
    /// <summary>Memory and documents, unless others are registered already.</summary>
    public static IServiceCollection AddBackboardMemory(this IServiceCollection services)
    {
        services.TryAddSingleton<IStatementKeys, StatementKeys>();
        services.TryAddSingleton<IMemoryIndexFactory, MemoryIndexFactory>();
        services.TryAddSingleton<IPassageIndexFactory, PassageIndexFactory>();
        services.TryAddSingleton<RuleExtractor>();
        services.TryAddSingleton<IFactExtractor>(provider => ActivatorUtilities.CreateInstance<FactExtractor>(
            provider, (Func<ExtractionRequest, Extracted>)provider.GetRequiredService<RuleExtractor>().Extract));
        services.TryAddSingleton<IDocumentSniffer, DocumentSniffer>();
        services.TryAddSingleton(_ => ParserCommand.Own());
        services.TryAddSingleton<IDocumentParser, DocumentParserProcess>();
        return services;
    }
}
