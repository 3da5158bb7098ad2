#!/bin/sh
# xtract-fields.sh FILE: EDirect's xtract extracting the fields that the reader keeps; the other side of bench_xml.
exec xtract -mixed -input "$1" -pattern PubmedArticle -sep '|' -def - \
    -element MedlineCitation@Status MedlineCitation@Owner MedlineCitation@IndexingMethod MedlineCitation/PMID MedlineCitation/PMID@Version \
    -block DateCompleted -element Year Month Day -block DateRevised -element Year Month Day \
    -block Journal -element ISSN Volume Issue Title ISOAbbreviation -block PubDate -element Year Month Day Season MedlineDate \
    -block Article -element ArticleTitle VernacularTitle -block Pagination -element StartPage EndPage MedlinePgn \
    -block ELocationID -element ELocationID@EIdType ELocationID@ValidYN ELocationID \
    -block Abstract -element AbstractText@Label AbstractText@NlmCategory AbstractText CopyrightInformation \
    -block AuthorList -element AuthorList@CompleteYN \
    -block Author -element Author@ValidYN LastName ForeName Initials Suffix CollectiveName Affiliation Identifier@Source Identifier \
    -block Article -element Language -block DataBank -element DataBankName AccessionNumber \
    -block Grant -element GrantID Acronym Agency Country -block PublicationTypeList -element PublicationType@UI PublicationType \
    -block ArticleDate -element ArticleDate@DateType Year Month Day \
    -block MedlineJournalInfo -element Country MedlineTA NlmUniqueID ISSNLinking \
    -block Chemical -element NameOfSubstance@UI NameOfSubstance -block SupplMeshList -element SupplMeshName@UI SupplMeshName \
    -block CommentsCorrections -element CommentsCorrections@RefType RefSource PMID Note \
    -block MeshHeading -element DescriptorName@UI DescriptorName@MajorTopicYN DescriptorName \
        QualifierName@UI QualifierName@MajorTopicYN QualifierName \
    -block MedlineCitation -element OtherID@Source OtherID -block OtherAbstract -element OtherAbstract@Type OtherAbstract@Language AbstractText \
    -block KeywordList -element Keyword@MajorTopicYN Keyword -block MedlineCitation -element CoiStatement \
    -block History -element PubMedPubDate@PubStatus -block PubMedPubDate -element Year Month Day Hour Minute \
    -block PubmedData -element PublicationStatus -block ArticleIdList -element ArticleId@IdType ArticleId
